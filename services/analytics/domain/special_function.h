// Special functions behind the exact tests and intervals.
//
// Written for this project from the textbook definitions: log-gamma by Stirling's series after an
// upward shift of the argument, the incomplete beta function by its continued fraction
// (DLMF 8.17.22) and the incomplete gamma function by its power series or continued fraction
// (DLMF 8.11.4 and 8.9.2), both fractions evaluated by the modified Lentz method. Inverses are
// found by bisection, which cannot diverge. Relative accuracy is better than 1e-10 for arguments up
// to a few million.
#ifndef CANDOUR_SERVICES_ANALYTICS_DOMAIN_SPECIAL_FUNCTION_H_
#define CANDOUR_SERVICES_ANALYTICS_DOMAIN_SPECIAL_FUNCTION_H_

namespace candour::analytics {

// The natural logarithm of the gamma function, for x above zero.
double LogGamma(double x);

// The regularised incomplete beta function I_x(a, b), for a and b above zero and x from 0 to 1.
double IncompleteBeta(double a, double b, double x);

// The x at which IncompleteBeta(a, b, x) equals `p`, for p from 0 to 1.
double InverseIncompleteBeta(double a, double b, double p);

// The regularised lower incomplete gamma function P(a, x), for a above zero and x from zero.
double IncompleteGamma(double a, double x);

// The x at which IncompleteGamma(a, x) equals `p`, for p from 0 to below 1.
double InverseIncompleteGamma(double a, double p);

}  // namespace candour::analytics

#endif  // CANDOUR_SERVICES_ANALYTICS_DOMAIN_SPECIAL_FUNCTION_H_
