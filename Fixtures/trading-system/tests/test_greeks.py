from risk_management import greeks


def test_call_is_worth_more_than_its_payoff():
    assert greeks.call_price(100, 90, 0.5, 0.01, 0.2) > 10


def test_delta_is_between_zero_and_one():
    assert 0 < greeks.delta(100, 100, 1, 0.0, 0.3) < 1
