#include "tests/notification/channel/example.h"

#include <unistd.h>

#include <array>
#include <cstdio>
#include <memory>

#include "tests/notification/story.h"

namespace candour::notification {

Message ExampleMessage() {
  Message message;
  message.way = Way::kEmail;
  message.from_name = "Milford Council";
  message.from_email = "care@milford.example.org";
  message.to_name = "Zoë Ashworth";
  message.to_email = "zoe@example.org";
  message.subject = "Your message: Zoë";
  message.body = "Dear Zoë,\n\n.a line that begins with a dot = fine\n";
  message.notice = "N-08";
  message.case_reference = "ASC-2027-000123-4";
  message.reference = "notice.milford.1";
  message.message_id = "notice.milford.1@milford.example.org";
  message.file_stem = "milford_1";
  message.dated_at = TenOClock(absl::CivilDay(2027, 2, 3));
  return message;
}

std::string ReadByPython(const std::filesystem::path& file) {
  const std::string command =
      "/usr/bin/python3 -c \"import email, email.policy, sys\n"
      "m = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default)\n"
      "print('|'.join([m['From'], m['To'], m['Subject'], m['Message-ID'], "
      "m.get_body(('plain',)).get_content()]), "
      "end='')\" '" +
      file.string() + "' 2>&1";
  const std::unique_ptr<FILE, decltype(&pclose)> pipe(popen(command.c_str(), "r"), &pclose);
  std::string output;
  std::array<char, 4096> buffer{};
  std::size_t count = 0;
  while ((count = fread(buffer.data(), 1, buffer.size(), pipe.get())) > 0) {
    output.append(buffer.data(), count);
  }
  return output;
}

}  // namespace candour::notification
