#include "tests/notification/samples/sample.h"

namespace candour::notification {
namespace {

Values People() {
  return {
      {"greeting", "Dear Mrs Ashworth,"},
      {"to_name", "Mrs Jean Ashworth"},
      {"reference", "ASC-2027-000123-4"},
      {"cared_for_name", "Mr Harold Ashworth"},
      {"provider", "Brightwater Home Care"},
      {"partner", "Milford General Hospital"},
      {"lead_body", "Milford Council"},
      {"shared_with", "Brightwater Home Care"},
      {"transferred_to", "Weir County Council"},
      {"their_contact", "Customer relations, Weir County Council\nphone 01632 960 420"},
      {"investigator", "Samuel Adeyemi"},
      {"handler", "Samuel Adeyemi"},
      {"signed_by", "Margaret Holloway"},
      {"signed_office", "Director of Adult Social Care"},
      {"appeal_to", "the Head of Customer Relations"},
      {"safe_number", "01632 960 177"},
      {"safe_times", "weekdays after four o'clock"},
      {"phone_needs", "Speak slowly: she wears a hearing aid."},
      {"kind", "compliment"},
      {"vehicle", "letter"},
      {"stage", "stage 1"},
      {"working_days_left", "10"},
  };
}

Values Matters() {
  return {
      {"record",
       "Nobody came to help my father on Sunday 3 January 2027. He had no meal and no tablets "
       "until "
       "the evening. When I phoned, nobody could tell me why."},
      {"points",
       "- Nobody came on Sunday 3 January 2027.\n- Nobody could tell you why when you phoned."},
      {"outcomes",
       "- You want to know why nobody came.\n- You want to be phoned if it happens again."},
      {"method",
       "We will read the care records and the rota. We will speak to the people who should have "
       "come, and to you and your father."},
      {"steps",
       "- On Monday 11 January 2027 we read the records.\n- On Thursday 14 January 2027 we spoke "
       "to "
       "the staff involved."},
      {"next_step", "Next we will speak to the person whose care this is about."},
      {"reason",
       "We are waiting for information from Brightwater Home Care. We asked for it on "
       "Thursday 14 January 2027."},
      {"explanation", "We have asked them again, and we go to see them this week."},
      {"shared_what",
       "- What you told us about Sunday 3 January 2027.\n- Your father's name. Not "
       "your name."},
      {"shared_why", "They keep the rota. Without it we cannot find out why nobody came."},
      {"if_refused",
       "We can still look at our own records. We may not be able to tell you why "
       "nobody came."},
      {"who_else",
       "Your father can complain himself. He can also choose somebody to do it for him."},
      {"other_route",
       "You can ask the Information Commissioner to look at it, phone 0303 123 1113, "
       "www.ico.org.uk."},
      {"good_reason_test",
       "You told us that you did not know that you could complain. We thought "
       "about that. You had our leaflet in March 2025."},
      {"still_fair_test",
       "We do not think so. The people who gave the care have left, and the "
       "records of that time are gone."},
      {"council_part",
       "- Whether we asked for the right visits.\n- Why nobody here could tell you "
       "what had happened."},
      {"provider_part", "- Why nobody came on Sunday 3 January 2027."},
      {"consent_position",
       "You told us that we may show your complaint to the hospital. You can "
       "change your mind at any time."},
  };
}

Values Findings() {
  return {
      {"apology",
       "We are sorry that nobody came, and that your father went without his meal and "
       "his tablets. That should not have happened."},
      {"how_considered",
       "We read the care records and the rota. We spoke to you, to your father and to the two "
       "people who should have come."},
      {"conclusions",
       "- Nobody came on Sunday 3 January 2027. We agree with you on this point. The rota was "
       "changed on the Friday, and nobody passed it on.\n- Nobody could tell you why. We agree "
       "with "
       "you on this point too. Our weekend desk could not see the rota."},
      {"decision",
       "The Ombudsman found that we were at fault, and that it upset you and put your "
       "father at risk."},
      {"actions",
       "- We have given our weekend desk the rota.\n- We will check every changed visit by phone, "
       "from Monday 1 March 2027."},
      {"done", "- Our weekend desk has had the rota since Monday 8 February 2027."},
      {"still_to_do", "- We will check every changed visit by phone, from Monday 1 March 2027."},
      {"open_actions", "- We will check every changed visit by phone, from Monday 1 March 2027."},
      {"what_we_do",
       "You told us that the same thing happened in December. We have added it to your "
       "complaint, because it is about the same rota."},
      {"wrong", "We told you that you would have our answer by Monday 1 February 2027."},
      {"right", "You will have our answer by Wednesday 3 February 2027."},
      {"agreed", "- Brightwater will phone you the day before if a visit changes."},
      {"restriction", "- Please contact us in writing only.\n- We will answer once a week."},
      {"next_stage",
       "Somebody who has not worked on your complaint will look at it. You will have "
       "their answer within 20 working days of our saying that we have it."},
      {"questions",
       "- The rota for Saturday 2 and Sunday 3 January 2027.\n- The log of calls to "
       "your office on those days."},
      {"request_why", "We want to find out why nobody came."},
  };
}

// What is told at another time, or of other people, than the rest.
void ChangeFor(const std::string& code, Filling& filling) {
  if (code == "N-20") filling.texts["greeting"] = "Hello,";
  if (code == "N-S1") filling.texts["to_name"] = "Margaret Holloway";
  if (code == "N-S2") filling.texts["to_name"] = "Ms Doyle";
  if (code == "N-06") {
    filling.texts["reason"] =
        "Mr Ashworth can decide this for himself. He told us that he does not want to complain.";
  }
  if (code == "N-07") {
    filling.texts["reason"] =
        "You asked to see your father's records. That is not a complaint about care: another law "
        "and another team deal with it.";
  }
  if (code == "N-22") {
    filling.texts["reason"] =
        "You phoned 61 times in two weeks, and shouted at three people. We told you on Monday 18 "
        "January 2027 what would follow.";
  }
  if (code == "N-07P") {
    filling.texts["their_contact"] = "Ms Doyle, Brightwater Home Care\nphone 01632 960 288";
  }
  if (code == "N-10") filling.days["reply_by"] = absl::CivilDay(2027, 6, 18);
  if (code == "N-10C") filling.days["response_by"] = absl::CivilDay(2027, 8, 13);
  // The right date of a correction is that of a clock.
  if (code == "N-17") filling.other_days.insert(absl::CivilDay(2027, 2, 3));
  if (code == "N-19") filling.days["reply_by"] = absl::CivilDay(2027, 3, 31);
}

}  // namespace

Filling SampleFilling(const std::string& code) {
  Filling filling;
  filling.authority_id = "milford";
  filling.texts = People();
  filling.texts.merge(Matters());
  filling.texts.merge(Findings());
  filling.days = {
      {"received_on", absl::CivilDay(2027, 1, 4)},
      {"plan_by", absl::CivilDay(2027, 1, 14)},
      {"progress_by", absl::CivilDay(2027, 1, 20)},
      {"response_by", absl::CivilDay(2027, 2, 3)},
      {"old_response_by", absl::CivilDay(2027, 2, 3)},
      {"new_response_by", absl::CivilDay(2027, 2, 17)},
      {"reason_by", absl::CivilDay(2027, 2, 5)},
      {"withdrawn_on", absl::CivilDay(2027, 1, 7)},
      {"reply_by", absl::CivilDay(2027, 1, 18)},
      {"six_months_end", absl::CivilDay(2027, 7, 3)},
      {"proposed_by", absl::CivilDay(2027, 8, 13)},
      {"agreed_on", absl::CivilDay(2027, 6, 11)},
      {"expected_by", absl::CivilDay(2027, 7, 30)},
      {"happened_on", absl::CivilDay(2025, 2, 10)},
      {"known_on", absl::CivilDay(2025, 3, 3)},
      {"limit_on", absl::CivilDay(2026, 3, 3)},
      {"transferred_on", absl::CivilDay(2027, 1, 6)},
      {"their_acknowledgement_by", absl::CivilDay(2027, 1, 11)},
      {"told_on", absl::CivilDay(2027, 1, 12)},
      {"answered_on", absl::CivilDay(2027, 2, 3)},
      {"sent_on", absl::CivilDay(2027, 1, 11)},
      {"decided_on", absl::CivilDay(2027, 9, 6)},
      {"actions_by", absl::CivilDay(2027, 10, 4)},
      {"from_day", absl::CivilDay(2027, 2, 8)},
      {"until_day", absl::CivilDay(2027, 5, 7)},
      {"review_by", absl::CivilDay(2027, 5, 4)},
      {"appeal_by", absl::CivilDay(2027, 3, 8)},
      {"escalate_by", absl::CivilDay(2027, 3, 3)},
      {"due_by", absl::CivilDay(2027, 1, 13)},
  };
  filling.other_days = {absl::CivilDay(2027, 1, 11), absl::CivilDay(2027, 1, 14),
                        absl::CivilDay(2027, 3, 1), absl::CivilDay(2027, 1, 3)};
  filling.joint = code == "N-07J";
  ChangeFor(code, filling);
  return filling;
}

std::vector<std::string> SampleCodes() {
  return {"N-01",  "N-02",  "N-03",  "N-04", "N-05", "N-06",  "N-07", "N-07T",
          "N-07P", "N-07J", "N-07X", "N-08", "N-09", "N-09H", "N-10", "N-10C",
          "N-11",  "N-12",  "N-13",  "N-14", "N-15", "N-16",  "N-17", "N-18",
          "N-19",  "N-20",  "N-21",  "N-22", "N-23", "N-S1",  "N-S2"};
}

std::vector<std::string> EasyReadCodes() {
  return {"N-01", "N-03", "N-04", "N-08", "N-09", "N-09H", "N-14"};
}

std::vector<std::string> ScriptCodes() {
  return {"N-01", "N-03", "N-04", "N-05", "N-08", "N-09", "N-09H", "N-10", "N-11", "N-13", "N-17"};
}

}  // namespace candour::notification
