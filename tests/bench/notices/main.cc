// How many notices a second leave for a mail server on the loopback, beside plain libcurl that
// sends the same mails in the same run; and P4, what finding the due costs among many that are
// open.
//
//   bench-notices [NOTICES] [OPEN DUTIES]
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
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "services/common/postgres/database.h"
#include "services/common/postgres/transact.h"
#include "services/notification/channel/folder_channel.h"
#include "services/notification/channel/mail.h"
#include "services/notification/channel/smtp_channel.h"
#include "services/notification/domain/judgement.h"
#include "services/notification/store/case_rows.h"
#include "services/notification/store/outbox.h"
#include "tests/bench/notices/sink.h"
#include "tests/notification/story.h"
#include "tests/support/postgres.h"

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

// The whole way with its records, by as many workers as a council would run.
double WholeWay(int count, int workers) {
  const TestDatabase tables;
  Database database(tables.Conninfo("candour_notification"), workers + 1);
  Owe(tables, database, count);
  Sink sink;
  SmtpChannel mail(sink.Url());
  FolderChannel letter("letter", "/nowhere");
  const ChannelPlan plan(Channels{&mail, &letter});
  const absl::Time start = absl::Now();
  std::vector<std::thread> threads;
  for (int i = 0; i < workers; ++i) {
    threads.emplace_back([&] {
      Outbox outbox(database, HouseRules(), plan);
      Limits limits;
      limits.hourly_cap = 1 << 30;
      for (;;) {
        const absl::StatusOr<Batch> batch = outbox.Take(kAuthority, 1, {kNow, absl::Now()}, limits);
        OrThrow(batch.status());
        if (batch->claims.empty()) return;
        OrThrow(outbox.Begin(batch->claims.front()));
        for (std::size_t j = 0; j < batch->claims.size(); ++j) {
          const Claim* next = j + 1 < batch->claims.size() ? &batch->claims[j + 1] : nullptr;
          OrThrow(outbox.Settle({{batch->claims[j], mail.Take(batch->claims[j].message)}},
                                {kNow, absl::Now()}, next));
        }
      }
    });
  }
  for (std::thread& each : threads) each.join();
  if (sink.Taken() != count) throw std::runtime_error(absl::StrCat(sink.Taken(), " arrived"));
  return count / absl::ToDoubleSeconds(absl::Now() - start);
}

// Milliseconds to find and lock the due among `open` duties, the middle and the worst of a hundred.
void FindDue(int open) {
  const TestDatabase tables;
  Database database(tables.Conninfo("candour_notification"), 2);
  tables.Execute(absl::StrCat(
      "INSERT INTO notification.duty (authority_id, obligation_id, complaint_id, clock, notice, "
      "due_by, state, ready_seq, pending) SELECT 'milford', gen_random_uuid(), gen_random_uuid(), "
      "'PROGRESS', 'N-08', date '2027-01-04' + i % 120, 'open', CASE WHEN i <= ",
      kDue, " THEN 1 END, i <= ", kDue, " FROM generate_series(1, ", open,
      ") i;"
      "ANALYZE notification.duty"));
  std::vector<double> each;
  for (int i = 0; i < 105; ++i) {
    double took = 0;
    OrThrow(TransactFor(database, kAuthority, [&](pqxx::work& tx) {
      const absl::Time start = absl::Now();
      const auto due = LockReady(tx, kAuthority, kNow, kNow, std::nullopt, kDue);
      took = absl::ToDoubleMilliseconds(absl::Now() - start);
      return due.size() == kDue ? absl::OkStatus() : absl::InternalError("not all were found");
    }));
    // The first few fill the caches.
    if (i >= 5) each.push_back(took);
  }
  std::sort(each.begin(), each.end());
  std::printf("  %9d open: p50 %5.2f ms   p99 %5.2f ms\n", open, each[50], each[98]);
  std::fflush(stdout);
}

int Run(int notices, int open) {
  curl_global_init(CURL_GLOBAL_DEFAULT);
  Written(0);
  std::printf("%d notices, %d workers, notices a second:\n", notices, kWorkers);
  for (int round = 1; round <= kRounds; ++round) {
    const double plain = Plain(notices);
    const double ours = RenderAndHandOver(notices);
    std::printf("  round %d: plain libcurl %7.0f   render + hand over %7.0f, %.2f times it\n",
                round, plain, ours, ours / plain);
    std::fflush(stdout);
  }
  for (const int workers : {1, 2, 4, 8}) {
    std::printf("  the whole way with its records, %d workers: %7.0f\n", workers,
                WholeWay(notices, workers));
    std::fflush(stdout);
  }
  std::printf("P4, finding %d due (goal 2 ms):\n", kDue);
  for (const int among : {open / 100, open / 10, open}) FindDue(std::max(among, kDue));
  return 0;
}

}  // namespace
}  // namespace candour::notification

int main(int argc, char** argv) {
  try {
    return candour::notification::Run(argc > 1 ? std::atoi(argv[1]) : 5000,
                                      argc > 2 ? std::atoi(argv[2]) : 5000000);
  } catch (const std::exception& e) {
    std::fprintf(stderr, "bench-notices: %s\n", e.what());
    return 1;
  }
}
