from common.greet import HELLO

assert HELLO == "from api"
