from shed import chisel

assert chisel()
