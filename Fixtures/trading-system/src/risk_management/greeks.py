# expect: test-only
"""Black-Scholes and its derivatives. The options desk closed in year three; the tests still pass."""

import math


def _cdf(x: float) -> float:
    return 0.5 * (1 + math.erf(x / math.sqrt(2)))


def _pdf(x: float) -> float:
    return math.exp(-x * x / 2) / math.sqrt(2 * math.pi)


def _d1(spot: float, strike: float, years: float, rate: float, sigma: float) -> float:
    return (math.log(spot / strike) + (rate + sigma * sigma / 2) * years) / (sigma * math.sqrt(years))


def call_price(spot: float, strike: float, years: float, rate: float, sigma: float) -> float:
    d1 = _d1(spot, strike, years, rate, sigma)
    return spot * _cdf(d1) - strike * math.exp(-rate * years) * _cdf(d1 - sigma * math.sqrt(years))


def delta(spot: float, strike: float, years: float, rate: float, sigma: float) -> float:
    return _cdf(_d1(spot, strike, years, rate, sigma))


def gamma(spot: float, strike: float, years: float, rate: float, sigma: float) -> float:
    return _pdf(_d1(spot, strike, years, rate, sigma)) / (spot * sigma * math.sqrt(years))


def vega(spot: float, strike: float, years: float, rate: float, sigma: float) -> float:
    return spot * _pdf(_d1(spot, strike, years, rate, sigma)) * math.sqrt(years)
