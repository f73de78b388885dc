from zoo import Lion

assert Lion.roars
