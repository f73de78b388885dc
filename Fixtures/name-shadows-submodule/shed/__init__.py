from .chisel import chisel
