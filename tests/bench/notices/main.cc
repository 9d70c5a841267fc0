// How many notices a second leave for a mail server on the loopback, beside plain libcurl that
// sends the same mails in the same run; and P4, what finding the due costs among many that are
// open.
//
//   bench-notices [--notices COUNT] [--duties COUNT]
//
// 0 leaves that part out.
//
// Needs CANDOUR_TEST_DATABASE, a superuser's conninfo.
#include <curl/curl.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "services/common/postgres/database.h"
#include "services/common/postgres/transact.h"
#include "services/notification/channel/folder_channel.h"
#include "services/notification/channel/mail.h"
#include "services/notification/channel/smtp_channel.h"
#include "services/notification/dispatch/departures.h"
#include "services/notification/domain/judgement.h"
#include "services/notification/store/case_rows.h"
#include "services/notification/store/outbox.h"
#include "tests/bench/notices/sink.h"
#include "tests/notification/story.h"
#include "tests/support/postgres.h"
#include "tests/support/scratch_folder.h"

namespace candour::notification {
namespace {

constexpr int kWorkers = 2;
constexpr int kRounds = 3;
constexpr int kDue = 100;
constexpr const char* kAuthority = "milford";
const absl::Time kNow = TenOClock(kMonday);

void OrThrow(const absl::Status& status) {
  if (!status.ok()) throw std::runtime_error(status.ToString());
}

// Things a second, when two workers do `one` of 0 … count - 1.
double Rate(int count, const std::function<void(int)>& one) {
  std::atomic<int> next = 0;
  const absl::Time start = absl::Now();
  std::vector<std::thread> workers;
  for (int i = 0; i < kWorkers; ++i) {
    workers.emplace_back([&] {
      for (int number = next++; number < count; number = next++) one(number);
    });
  }
  for (std::thread& each : workers) each.join();
  return count / absl::ToDoubleSeconds(absl::Now() - start);
}

std::string IdOf(int number) {
  return absl::StrCat("00000000-0000-4000-8000-", absl::Dec(number, absl::kZeroPad12));
}

// Judges the duty and writes its mail: what is done for every notice.
Message Written(int number) {
  Duty duty = DutyOf("N-01");
  duty.obligation_id = IdOf(number);
  const ledger::v1::CaseFile file = JeansCase();
  const Judgement judgement = Judge(duty, file, HouseRules(), kNow);
  if (judgement.decision != Decision::kSend) throw std::runtime_error(judgement.reason);
  return Compose(duty, judgement, file, *HouseRules().book.FindAuthority(kAuthority), kNow);
}

std::size_t Flow(char* buffer, std::size_t size, std::size_t count, void* mail_pointer) {
  std::string& left = *static_cast<std::string*>(mail_pointer);
  const std::size_t now = std::min(size * count, left.size());
  left.copy(buffer, now);
  left.erase(0, now);
  return now;
}

// A mail as anybody would send it: one handle for each worker, the connection kept.
void SendPlainly(const std::string& url, std::string mail) {
  thread_local const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> kept(curl_easy_init(),
                                                                              &curl_easy_cleanup);
  CURL* curl = kept.get();
  curl_slist* to = curl_slist_append(nullptr, "<jean@example.org>");
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_MAIL_FROM, "<complaints@milford.gov.uk>");
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to);
  curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(curl, CURLOPT_READFUNCTION, &Flow);
  curl_easy_setopt(curl, CURLOPT_READDATA, &mail);
  const CURLcode sent = curl_easy_perform(curl);
  curl_slist_free_all(to);
  if (sent != CURLE_OK) throw std::runtime_error(curl_easy_strerror(sent));
}

double Plain(int count) {
  Sink sink;
  std::vector<std::string> mails;
  for (int i = 0; i < count; ++i) mails.push_back(MailFrom(Written(i)));
  const std::string url = sink.Url();
  return Rate(count, [&](int number) { SendPlainly(url, mails[number]); });
}

double RenderAndHandOver(int count) {
  Sink sink;
  SmtpChannel channel(sink.Url());
  return Rate(count, [&](int number) {
    const HandOverReport report = channel.Take(Written(number));
    if (report.outcome != HandOver::kDone) throw std::runtime_error(report.detail);
  });
}

// One case, and so many more of its kind, each with an acknowledgement owed.
void Owe(const TestDatabase& tables, Database& database, int count) {
  OrThrow(TransactFor(database, kAuthority, [](pqxx::work& tx) {
    WriteView(tx, kAuthority, JeansCase());
    return absl::OkStatus();
  }));
  tables.Execute(absl::StrCat(
      "INSERT INTO notification.cursor VALUES ('milford', 1, '\\x00');"
      "INSERT INTO notification.case_view SELECT v.authority_id, uuid(lpad(to_hex(i), 32, '0')), "
      "v.facts, v.personal FROM notification.case_view v, generate_series(1, ",
      count,
      ") i;"
      "INSERT INTO notification.duty (authority_id, obligation_id, complaint_id, clock, notice, "
      "due_by, state, ready_seq, pending) SELECT 'milford', uuid(lpad(to_hex(i), 32, '0')), "
      "uuid(lpad(to_hex(i), 32, '0')), 'ACK', 'N-01', '2027-01-07', 'open', 1, true "
      "FROM generate_series(1, ",
      count,
      ") i;"
      "ANALYZE notification.duty; ANALYZE notification.case_view"));
}

// The whole way of one process: taken and judged, handed over several at a time, recorded.
double WholeWay(int count) {
  const TestDatabase tables;
  Database database(tables.Conninfo("candour_notification"), 4);
  Owe(tables, database, count);
  Sink sink;
  SmtpChannel mail(sink.Url());
  FolderChannel letter("letter", "/nowhere");
  const ChannelPlan plan(Channels{&mail, &letter});
  Outbox outbox(database, HouseRules(), plan);
  const ScratchFolder folder;
  Logbook logbook(folder.Path());
  Circuits circuits;
  Limits limits;
  limits.hourly_cap = 1 << 30;
  const absl::Time start = absl::Now();
  {
    Departures departures({outbox, plan, circuits, logbook, [] { return false; },
                           [](const std::string&, const std::string&) {}});
    for (;;) {
      absl::StatusOr<Batch> batch = outbox.Take(kAuthority, 1, {kNow, absl::Now()}, limits);
      OrThrow(batch.status());
      if (batch->claims.empty()) break;
      OrThrow(departures.HandOver(std::move(batch->claims), kNow));
    }
    OrThrow(departures.Finish().status());
  }
  const absl::Duration took = absl::Now() - start;
  if (sink.Taken() != count) throw std::runtime_error(absl::StrCat(sink.Taken(), " arrived"));
  const std::string recorded = tables.Value(
      "SELECT least((SELECT count(*) FROM notification.notice WHERE state = 'sent'), "
      "(SELECT count(*) FROM notification.attempt WHERE outcome = 'done'), "
      "(SELECT count(*) FROM notification.command))");
  if (recorded != std::to_string(count)) throw std::runtime_error(recorded + " are recorded");
  return count / absl::ToDoubleSeconds(took);
}

double MiddleOf(std::vector<double> each) {
  std::sort(each.begin(), each.end());
  return each[each.size() / 2];
}

// Milliseconds to find and lock the due among `open` duties, the middle and the worst of a hundred.
// The due lie between the others, as they do in a table that has grown.
void FindDue(int open) {
  const TestDatabase tables;
  Database database(tables.Conninfo("candour_notification"), 2);
  const absl::Time filling = absl::Now();
  const std::string due = absl::StrCat("i % ", open / kDue, " = 0");
  tables.Execute(absl::StrCat(
      "INSERT INTO notification.duty (authority_id, obligation_id, complaint_id, clock, notice, "
      "due_by, state, ready_seq, pending) SELECT 'milford', uuid(lpad(to_hex(i), 32, '0')), "
      "uuid(lpad(to_hex(i), 32, '0')), 'PROGRESS', 'N-08', date '2027-01-04' + i % 120, 'open', "
      "CASE WHEN ",
      due, " THEN 1 END, ", due, " FROM generate_series(1, ", open / kDue * kDue,
      ") i;"
      "ANALYZE notification.duty"));
  const double filled = absl::ToDoubleSeconds(absl::Now() - filling);
  std::vector<double> each;
  for (int i = 0; i < 105; ++i) {
    double took = 0;
    OrThrow(TransactFor(database, kAuthority, [&](pqxx::work& tx) {
      const absl::Time start = absl::Now();
      const auto found = LockReady(tx, kAuthority, kNow, kNow, std::nullopt, kDue);
      took = absl::ToDoubleMilliseconds(absl::Now() - start);
      return found.size() == kDue ? absl::OkStatus() : absl::InternalError("not all were found");
    }));
    // The first few fill the caches.
    if (i >= 5) each.push_back(took);
  }
  std::sort(each.begin(), each.end());
  std::printf("  %9d open: p50 %5.2f ms   p99 %5.2f ms   (filled in %.0f s)\n", open, each[50],
              each[98], filled);
  std::fflush(stdout);
}

// Interleaved, so that a slow minute of the machine meets all three.
void Send(int notices) {
  std::vector<double> hand_over;
  std::vector<double> whole;
  std::vector<double> rates;
  for (int round = 1; round <= kRounds; ++round) {
    const double plain = Plain(notices);
    const double ours = RenderAndHandOver(notices);
    const double all = WholeWay(notices);
    std::printf("  round %d: plain libcurl %5.0f   render + hand over %5.0f   with records %5.0f\n",
                round, plain, ours, all);
    std::fflush(stdout);
    hand_over.push_back(ours / plain);
    whole.push_back(all / plain);
    rates.push_back(all);
  }
  std::printf("  render + hand over is %.2f of plain libcurl (the middle of %d)\n",
              MiddleOf(hand_over), kRounds);
  std::printf("  with records it is %.2f of it, %.0f a second (goal 1,000)\n", MiddleOf(whole),
              MiddleOf(rates));
}

int Run(int notices, int open) {
  curl_global_init(CURL_GLOBAL_DEFAULT);
  Written(0);
  if (notices > 0) {
    std::printf("%d notices, %d workers, notices a second:\n", notices, kWorkers);
    Send(notices);
  }
  if (open == 0) return 0;
  std::printf("P4, finding %d due (goal 2 ms):\n", kDue);
  for (const int among : {open / 100, open / 10, open}) FindDue(std::max(among, kDue));
  return 0;
}

// The number after `name`, or `otherwise`.
int NumberAfter(const std::string& name, int argc, char** argv, int otherwise) {
  for (int i = 1; i + 1 < argc; ++i) {
    if (argv[i] == name) return std::atoi(argv[i + 1]);
  }
  return otherwise;
}

}  // namespace
}  // namespace candour::notification

int main(int argc, char** argv) {
  using candour::notification::NumberAfter;
  try {
    return candour::notification::Run(NumberAfter("--notices", argc, argv, 5000),
                                      NumberAfter("--duties", argc, argv, 5000000));
  } catch (const std::exception& e) {
    std::fprintf(stderr, "bench-notices: %s\n", e.what());
    return 1;
  }
}
