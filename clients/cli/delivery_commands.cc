#include <algorithm>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "clients/cli/command.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/notification.h"
#include "clients/cli/request.h"
#include "clients/cli/show.h"
#include "services/notification/channel/bounce.h"
#include "services/notification/channel/letter_pdf.h"

namespace candour::cli {
namespace {

using notification::Delivery;
using notification::DeliveryReport;
using notification::v1::NotificationService;

notification::v1::Delivery DeliveryTold(Delivery delivery) {
  switch (delivery) {
    case Delivery::kDelivered:
      return notification::v1::DELIVERY_DELIVERED;
    case Delivery::kFailedSoft:
      return notification::v1::DELIVERY_FAILED_SOFT;
    case Delivery::kFailedHard:
    case Delivery::kFailedTech:
      return notification::v1::DELIVERY_FAILED_HARD;
    case Delivery::kReturned:
      return notification::v1::DELIVERY_RETURNED;
    default:
      return notification::v1::DELIVERY_UNSPECIFIED;
  }
}

// Tells notification of it. A report that nothing is final yet changes nothing.
absl::Status TellNotification(Session& session, const DeliveryReport& report) {
  notification::v1::ReportDeliveryRequest request;
  request.set_delivery(DeliveryTold(report.delivery));
  if (request.delivery() == notification::v1::DELIVERY_UNSPECIFIED) return absl::OkStatus();
  // "notice.<authority>.<obligation>…": the report says whose it is.
  const std::vector<std::string> parts = absl::StrSplit(report.reference, '.');
  if (parts.size() < 3) return absl::InvalidArgumentError("the report is not about a notice");
  request.set_authority_id(parts[1]);
  request.set_message_id(report.reference);
  request.set_detail(report.detail);
  notification::v1::ReportDeliveryResponse response;
  return Call(session, *Notification(session), &NotificationService::Stub::ReportDelivery, request,
              response);
}

int TakeMaildir(Session& session, const std::string& maildir) {
  const auto count = notification::TakeBounces(
      maildir, [&](const DeliveryReport& report) { return TellNotification(session, report); });
  if (!count.ok()) return Complain(count.status(), session.Given().json);
  std::cout << count->taken << " reports taken, " << count->left << " mails left for a person.\n";
  return count->left == 0 ? kDone : kFound;
}

int TakePipe(Session& session) {
  const std::string mail(std::istreambuf_iterator<char>(std::cin), {});
  const absl::StatusOr<DeliveryReport> report = notification::ReadBounce(mail);
  if (!report.ok()) {
    std::cerr << report.status().message() << "\n";
    return kFound;
  }
  const absl::Status told = TellNotification(session, *report);
  if (!told.ok()) return Complain(told, session.Given().json);
  std::cout << report->reference << ": " << report->detail << "\n";
  return kDone;
}

int PrintLetters(Session& session, const std::string& folder, const std::string& pdf) {
  std::vector<std::filesystem::path> pages;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".html") pages.push_back(entry.path());
  }
  std::sort(pages.begin(), pages.end());
  const absl::StatusOr<int> sides = notification::PrintBatch(pages, pdf);
  if (!sides.ok()) return Complain(sides.status(), session.Given().json);
  std::cout << pages.size() << " letters on " << *sides / 2 << " sheets, both sides, in " << pdf
            << ".\n";
  return kDone;
}

}  // namespace

void AddDelivery(CLI::App& app, CommandLine& line) {
  CLI::App* bounce = Verb(app, "bounce", "Mails that did not arrive",
                          "  candour bounce take < report.eml\n"
                          "  candour bounce take --maildir /var/mail/bounces");
  bounce->require_subcommand(1);
  auto maildir = std::make_shared<std::string>();
  CLI::App* take = bounce->add_subcommand(
      "take",
      "Tell notification what a delivery report says, from standard input or a Maildir.\n"
      "Exit code 1 when a mail was no report: it is left, flagged, for a person");
  take->add_option("--maildir", *maildir, "Take every mail in this Maildir's new folder");
  Runs(take, line, [maildir](Session& session) {
    return maildir->empty() ? TakePipe(session) : TakeMaildir(session, *maildir);
  });

  CLI::App* letters = Verb(app, "letters", "Letters that are printed here",
                           "  candour letters print .candour/notices/letters batch.pdf");
  letters->require_subcommand(1);
  auto folder = std::make_shared<std::string>();
  auto pdf = std::make_shared<std::string>();
  CLI::App* print = letters->add_subcommand(
      "print", "One PDF of all letters in a folder, each on a new sheet; needs no server");
  print->add_option("FOLDER", *folder)->required();
  print->add_option("PDF", *pdf)->required();
  Runs(print, line,
       [folder, pdf](Session& session) { return PrintLetters(session, *folder, *pdf); });
}

}  // namespace candour::cli
