import shed.chisel as c

assert c()
