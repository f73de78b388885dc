# expect: live
"""Strategies. `config/strategies.yaml` names the ones that trade; `loader` imports them by that name."""
