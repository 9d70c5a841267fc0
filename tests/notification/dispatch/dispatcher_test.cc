// Also tests services/notification/dispatch/circuit.cc.
// Also tests services/notification/dispatch/witness.cc.
// Also tests services/notification/store/missed_date.cc.
// Also tests services/notification/store/pauses.cc.
#include "services/notification/dispatch/dispatcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "tests/notification/office.h"
#include "tests/support/scratch_folder.h"

namespace candour::notification {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(DispatcherTest, SendsAnAcknowledgementAndTellsIntake) {
  Office office;
  office.Happen(ReceivedWithDuty(JeansCase()));

  office.Dispatch();

  ASSERT_THAT(office.mail.Taken(), SizeIs(1));
  EXPECT_EQ(office.mail.Taken()[0].to_email, "jean@example.org");
  EXPECT_EQ(office.Notices(), "N-01 sent");
  const std::vector<SentCommand> commands = office.Commands();
  ASSERT_THAT(commands, SizeIs(1));
  EXPECT_EQ(commands[0].act.complaint_id(), kCase);
  EXPECT_EQ(commands[0].act.record_notice().obligation_id(), ObligationId(1));
  EXPECT_EQ(commands[0].act.record_notice().channel(), "smtp");
  EXPECT_EQ(commands[0].act.record_notice().rendered_digest().size(), 32U);
}

TEST(DispatcherTest, SendsOnceHoweverOftenItIsAsked) {
  Office office;
  office.Happen(ReceivedWithDuty(JeansCase()));
  office.Dispatch();
  office.intake.DropStreams();

  office.Dispatch();
  office.AnotherDispatcher()->DispatchAll("milford").IgnoreError();

  EXPECT_THAT(office.mail.Taken(), SizeIs(1));
  EXPECT_THAT(office.Commands(), SizeIs(1));
}

TEST(DispatcherTest, SendsNothingAgainAfterARebuild) {
  Office office;
  office.Happen(ReceivedWithDuty(JeansCase()));
  office.Dispatch();
  const std::string before = office.tables.Value("SELECT d::text FROM notification.duty d");

  const absl::Status rebuilt =
      office.follower.Rebuild("milford", [](std::int64_t, std::int64_t) { return true; });
  office.Dispatch();

  EXPECT_TRUE(rebuilt.ok()) << rebuilt;
  EXPECT_THAT(office.mail.Taken(), SizeIs(1));
  EXPECT_THAT(office.Commands(), SizeIs(1));
  EXPECT_EQ(office.tables.Value("SELECT d::text FROM notification.duty d"), before);
}

// Proves R-45.
TEST(DispatcherTest, SendsALetterWithoutConsentToEmail) {
  Office office;
  ledger::v1::CaseFile file = JeansCase();
  file.mutable_complainant()->set_email_consent(false);
  office.Happen(ReceivedWithDuty(file));

  office.Dispatch();

  EXPECT_THAT(office.mail.Taken(), IsEmpty());
  ASSERT_THAT(office.letter.Taken(), SizeIs(1));
  EXPECT_THAT(office.letter.Taken()[0].body, HasSubstr("7 Quarry Lane"));
}

// Proves G-5.
TEST(DispatcherTest, SendsNothingToSomebodyWhoIsNotToBeContacted) {
  Office office;
  ledger::v1::CaseFile file = JeansCase();
  file.mutable_complainant()->set_do_not_contact(true);
  office.Happen(ReceivedWithDuty(file));

  office.Dispatch();

  EXPECT_THAT(office.mail.Taken(), IsEmpty());
  EXPECT_EQ(office.Notices(), "N-01 held_for_protection");
}

TEST(DispatcherTest, SendsNothingThatIsNoLongerOwed) {
  Office office;
  office.Happen(ReceivedWithDuty(JeansCase()));
  ledger::v1::RecordedEvent cancelled = EventOn(kMonday);
  cancelled.mutable_event()->mutable_acknowledged();
  Cancel(cancelled, 1);
  office.Happen(cancelled);

  office.Dispatch();

  EXPECT_THAT(office.mail.Taken(), IsEmpty());
  EXPECT_EQ(office.Notices(), "");
}

TEST(DispatcherTest, SendsProgressOnlyOnceItsTimeHasComeAndThereIsSomethingToTell) {
  Office office;
  ledger::v1::RecordedEvent planned =
      PlanSetOn(kMonday + 1, ledger::v1::PLAN_KIND_AGREED, kMonday + 30);
  Open(planned, Owed(2, "PROGRESS", "N-08", kMonday + 15));
  office.Happen(Received(JeansCase()));
  office.Happen(planned);
  office.Dispatch();
  EXPECT_EQ(office.Notices(), "");
  office.Happen(AlarmOf(kMonday + 11, 2));
  office.Dispatch();
  EXPECT_EQ(office.Notices(), "N-08 awaiting_person");

  office.Happen(StepOn(kMonday + 14, "records_read", true));
  office.Dispatch();

  EXPECT_EQ(office.Notices(), "N-08 sent");
  EXPECT_THAT(office.mail.Taken()[0].body, HasSubstr("we read the records"));
}

TEST(DispatcherTest, TellsADelayWithWhatTheEventSays) {
  Office office;
  ledger::v1::RecordedEvent moved = MovedOn(kMonday + 21, 3, kMonday + 30, kMonday + 44, "DR-03");
  (*moved.mutable_event()->mutable_response_date_moved()->mutable_facts())["n"] = "four";
  Open(moved, Owed(3, "DELAY_NOTICE", "N-09", kMonday + 28));
  office.Happen(Received(JeansCase()));
  office.Happen(PlanSetOn(kMonday + 1, ledger::v1::PLAN_KIND_AGREED, kMonday + 30));
  office.Happen(moved);

  office.Dispatch();

  ASSERT_THAT(office.mail.Taken(), SizeIs(1));
  EXPECT_THAT(office.mail.Taken()[0].body, HasSubstr("four separate issues"));
  EXPECT_THAT(office.mail.Taken()[0].body, HasSubstr("Wednesday 3 February 2027"));
  EXPECT_THAT(office.mail.Taken()[0].body, HasSubstr("Wednesday 17 February 2027"));
}

TEST(DispatcherTest, RunsByItselfUntilItIsStopped) {
  Office office;
  office.Happen(ReceivedWithDuty(JeansCase()));
  const std::unique_ptr<Dispatcher> dispatcher = office.AnotherDispatcher();
  dispatcher->Start();

  // It works on a thread of its own, so it is asked for until it has done it.
  std::vector<SentCommand> commands;
  for (int i = 0; i < 1000 && commands.empty(); ++i) commands = office.Commands();
  EXPECT_THAT(commands, SizeIs(1));
  dispatcher->Stop();
}

// Proves G-14.
TEST(DispatcherTest, PutsLettersOfOneDayOnOneCaseIntoOneEnvelope) {
  Office office;
  ledger::v1::CaseFile file = JeansCase();
  file.mutable_complainant()->set_email_consent(false);
  ledger::v1::RecordedEvent event = ReceivedWithDuty(file);
  Open(event, Owed(2, "THANKS", "N-20", kMonday + 5));
  office.Happen(event);

  office.Dispatch();

  ASSERT_THAT(office.letter.Taken(), SizeIs(1));
  EXPECT_THAT(office.letter.Taken()[0].body, HasSubstr("\f"));
  EXPECT_EQ(office.Notices(), "N-01 sent, N-20 sent");
  EXPECT_THAT(office.Commands(), SizeIs(2));
}

// Proves G-7.
TEST(DispatcherTest, PausesAboveTheHourlyCapAndLeavesTheRestToAPerson) {
  Office office;
  ledger::v1::RecordedEvent event = ReceivedWithDuty(JeansCase());
  Open(event, Owed(2, "THANKS", "N-20", kMonday + 5));
  office.Happen(event);
  DispatchSettings settings;
  settings.limits.hourly_cap = 1;
  office.CatchUp();

  ASSERT_TRUE(office.AnotherDispatcher(settings)->DispatchAll("milford").ok());

  EXPECT_THAT(office.mail.Taken(), SizeIs(1));
  EXPECT_EQ(office.Tasks(), "reconcile ");
}

// Proves G-7.
TEST(DispatcherTest, PausesAfterARestoreToAPointBeforeNoticesLeft) {
  Office office;
  DispatchSettings settings;
  const ScratchFolder folder;
  settings.witness_folder = folder.Path() / "witness";
  Witness(settings.witness_folder).Remember("milford", {7, "hash", absl::Time()});
  office.Happen(ReceivedWithDuty(JeansCase()));
  office.CatchUp();

  ASSERT_TRUE(office.AnotherDispatcher(settings)->DispatchAll("milford").ok());

  EXPECT_THAT(office.mail.Taken(), IsEmpty());
  EXPECT_EQ(office.Tasks(), "reconcile ");
}

// Proves G-7, G-18.
TEST(DispatcherTest, PausesAfterAnImportOfOpenCases) {
  Office office;
  ledger::v1::CaseFile file = JeansCase();
  file.set_channel(ledger::v1::CHANNEL_IMPORT);
  office.Happen(ReceivedWithDuty(file));

  office.Dispatch();

  EXPECT_THAT(office.mail.Taken(), IsEmpty());
  EXPECT_EQ(office.Tasks(), "reconcile ");
}

// Proves NF-4.
TEST(DispatcherTest, LeavesAChannelAloneThatIsDownAndKeepsWhatWasForIt) {
  Office office;
  office.mail.Answer(HandOver::kNotNow);
  ledger::v1::RecordedEvent event = ReceivedWithDuty(JeansCase());
  for (int i = 2; i <= 6; ++i) Open(event, Owed(i, "THANKS", "N-20", kMonday + 5));
  office.Happen(event);

  office.Dispatch();

  EXPECT_THAT(office.mail.Taken(), SizeIs(3));
  EXPECT_EQ(office.tables.Value("SELECT count(*) FROM notification.notice WHERE state = 'queued'"),
            "6");
}

// Proves G-4.
TEST(DispatcherTest, CallsTheDirectorOverASecondMissAndSendsNoSecondHoldingNotice) {
  Office office;
  ledger::v1::RecordedEvent planned =
      PlanSetOn(kMonday + 1, ledger::v1::PLAN_KIND_AGREED, kMonday + 30);
  Open(planned, Owed(2, "RESPONSE", "N-12", kMonday + 30));
  office.Happen(Received(JeansCase()));
  office.Happen(planned);
  ledger::v1::RecordedEvent held = EventOn(kMonday + 25);
  held.mutable_event()->mutable_notice_sent()->mutable_notice()->set_notice("N-09H");
  office.Happen(held);
  ledger::v1::RecordedEvent alarm = AlarmOf(kMonday + 29, 2);
  alarm.mutable_event()->mutable_alarm_reached()->set_alarm(ledger::v1::ALARM_HOLD);
  alarm.mutable_event()->mutable_alarm_reached()->mutable_at()->set_seconds(
      absl::ToUnixSeconds(TenOClock(kMonday + 29) + absl::Hours(2)));
  office.Happen(alarm);

  office.Dispatch();

  EXPECT_EQ(office.Tasks(), "call N-09H, second_miss N-09H");
  EXPECT_THAT(office.mail.Taken(), IsEmpty());
}

// Proves G-9.
TEST(DispatcherTest, LooksAtADeathAgainAtTheMomentOfHandingOver) {
  Office office;
  office.Happen(ReceivedWithDuty(JeansCase()));
  ledger::v1::RecordedEvent died = EventOn(kMonday);
  ledger::v1::DeathRecorded& death = *died.mutable_event()->mutable_death_recorded();
  death.set_person_id(JeansCase().complainant().person_id());
  death.mutable_death()->set_source("register");
  office.Happen(died);

  office.Dispatch();

  EXPECT_THAT(office.mail.Taken(), IsEmpty());
  EXPECT_EQ(office.Notices(), "N-01 held_for_protection");
  EXPECT_EQ(office.Tasks(), "protect N-01");
}

// Proves G-1.
TEST(DispatcherTest, SharesTheWorkAmongWorkersWithoutSendingTwice) {
  Office office;
  ledger::v1::RecordedEvent event = ReceivedWithDuty(JeansCase());
  for (int i = 2; i <= 40; ++i) Open(event, Owed(i, "THANKS", "N-20", kMonday + 5));
  office.Happen(event);
  office.CatchUp();
  DispatchSettings settings;
  settings.at_a_time = 3;
  const auto one = office.AnotherDispatcher(settings);
  const auto two = office.AnotherDispatcher(settings);

  std::thread beside([&] { one->DispatchAll("milford").IgnoreError(); });
  two->DispatchAll("milford").IgnoreError();
  beside.join();
  office.Dispatch();

  EXPECT_THAT(office.mail.Taken(), SizeIs(40));
  EXPECT_THAT(office.Commands(), SizeIs(40));
}

}  // namespace
}  // namespace candour::notification
