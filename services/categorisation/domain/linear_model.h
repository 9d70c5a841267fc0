// A linear model of themes, learnt from confirmed texts.
//
// One separating plane for each theme (the L2-regularised squared hinge, solved by dual coordinate
// descent after Hsieh and others, ICML 2008), rare themes weighted up so that they are not drowned.
// A softmax with one temperature, set on texts held out, turns distances into probabilities. The
// same examples in the same order give the same model, bit for bit on one kind of machine.
#ifndef CANDOUR_SERVICES_CATEGORISATION_DOMAIN_LINEAR_MODEL_H_
#define CANDOUR_SERVICES_CATEGORISATION_DOMAIN_LINEAR_MODEL_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/categorisation/domain/cold_start.h"
#include "services/categorisation/domain/vocabulary.h"

namespace candour::categorisation {

// A text with the theme that a person confirmed. Texts are redacted before they come here.
struct Example {
  std::string text;
  std::string code;
};

class LinearModel {
 public:
  // Without examples the model knows no theme.
  static LinearModel Train(const std::vector<Example>& examples);

  // Reads what Serialise wrote. DataLoss when it is cut short or not a model.
  static absl::StatusOr<LinearModel> Parse(std::string_view bytes);
  std::string Serialise() const;

  // Over the themes of the examples; adds up to one. Empty when nothing was learnt.
  Probabilities Predict(std::string_view text) const;

  // The words of a text that speak most for `code`, at most `most`, strongest first.
  std::vector<Span> Evidence(const std::vector<Token>& tokens, const std::string& code,
                             std::size_t most) const;

  std::size_t Examples() const { return examples_; }
  const std::vector<std::string>& Codes() const { return codes_; }

 private:
  std::vector<double> Distances(const SparseVector& text) const;

  std::size_t examples_ = 0;
  double temperature_ = 1;
  std::vector<std::string> codes_;
  Vocabulary vocabulary_;
  std::vector<std::vector<float>> planes_;  // by code; the last number is the intercept
};

}  // namespace candour::categorisation

#endif  // CANDOUR_SERVICES_CATEGORISATION_DOMAIN_LINEAR_MODEL_H_
