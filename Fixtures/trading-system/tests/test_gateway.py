from execution import broker_gateway
from testing import fakes


def test_gateway_tries_again():
    gateway = broker_gateway.BrokerGateway("paper", pause=0)
    gateway._broker = broker = fakes.FakeBroker()
    gateway.send(fakes.order())
    assert len(broker.sent) == 1
