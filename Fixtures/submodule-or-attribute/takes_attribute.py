from tools import hammer

assert hammer == "an attribute"
