#include "services/categorisation/domain/tokeniser.h"

#include <libstemmer.h>

#include <algorithm>
#include <memory>

namespace candour::categorisation {
namespace {

constexpr std::string_view kPound = "\xC2\xA3";
constexpr std::string_view kCurlyApostrophe = "\xE2\x80\x99";
// Longer runs of letters are no words; they are kept but not stemmed.
constexpr std::size_t kLongestWord = 60;

struct DeleteStemmer {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool IsLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (static_cast<unsigned char>(c) & 0x80U);
}

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Walks through the text once.
class Reader {
 public:
  Reader(std::string_view text, std::size_t most)
      : text_(text), most_(most), stemmer_(sb_stemmer_new("english", nullptr)) {}

  std::vector<Token> Read() {
    while (at_ < text_.size() && tokens_.size() < most_) Step();
    return std::move(tokens_);
  }

 private:
  bool Sees(std::string_view mark) const { return text_.substr(at_, mark.size()) == mark; }

  // General punctuation and Latin-1 signs separate words; other characters above ASCII are letters.
  std::size_t SeparatorLength() const {
    const auto first = static_cast<unsigned char>(text_[at_]);
    if (first == 0xC2U) return std::min<std::size_t>(2, text_.size() - at_);
    if (Sees("\xE2\x80") || Sees("\xE2\x81")) return std::min<std::size_t>(3, text_.size() - at_);
    return IsLetter(text_[at_]) || IsDigit(text_[at_]) ? 0 : 1;
  }

  void Step() {
    if (Sees(kPound)) {
      begin_ = at_;
      at_ += kPound.size();
      while (at_ < text_.size() && text_[at_] == ' ') ++at_;
      if (at_ < text_.size() && IsDigit(text_[at_])) ReadNumber(kAmount);
      return;
    }
    begin_ = at_;
    if (const std::size_t separator = SeparatorLength(); separator > 0) {
      at_ += separator;
    } else if (IsDigit(text_[at_])) {
      ReadNumber(kNumber);
    } else {
      ReadWord();
    }
  }

  void ReadNumber(std::string_view stem) {
    std::string word;
    const auto goes_on = [this] {
      if (IsDigit(text_[at_])) return true;
      const bool joined = text_[at_] == ',' || text_[at_] == '.';
      return joined && at_ + 1 < text_.size() && IsDigit(text_[at_ + 1]);
    };
    while (at_ < text_.size() && goes_on()) word += text_[at_++];
    tokens_.push_back({std::move(word), std::string(stem), begin_, at_});
  }

  std::size_t ApostropheLength() const {
    if (text_[at_] == '\'') return 1;
    return Sees(kCurlyApostrophe) ? kCurlyApostrophe.size() : 0;
  }

  void ReadWord() {
    std::string word;
    std::size_t possessive = std::string::npos;
    std::size_t end = at_;
    while (at_ < text_.size()) {
      if (const std::size_t apostrophe = ApostropheLength(); apostrophe > 0) {
        at_ += apostrophe;
        possessive = word.size();
        continue;
      }
      if (SeparatorLength() > 0) break;
      word += Lower(text_[at_++]);
      end = at_;
    }
    if (possessive + 1 == word.size() && word.back() == 's') word.pop_back();
    at_ = std::max(at_, end);
    tokens_.push_back({word, Stem(word), begin_, end});
  }

  std::string Stem(const std::string& word) const {
    if (stemmer_ == nullptr || word.size() > kLongestWord) return word;
    const std::vector<sb_symbol> symbols(word.begin(), word.end());
    const sb_symbol* stem =
        sb_stemmer_stem(stemmer_.get(), symbols.data(), static_cast<int>(symbols.size()));
    if (stem == nullptr) return word;
    return std::string(stem, stem + sb_stemmer_length(stemmer_.get()));
  }

  std::string_view text_;
  std::size_t most_;
  std::unique_ptr<sb_stemmer, DeleteStemmer> stemmer_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> Tokenise(std::string_view text, std::size_t most) {
  return Reader(text, most).Read();
}

}  // namespace candour::categorisation
