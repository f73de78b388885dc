from shed.chisel import SHARP
