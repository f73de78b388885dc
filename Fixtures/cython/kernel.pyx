# cython: language_level=3
cimport cython
from libc.math cimport sqrt
from shared cimport limit

import tables


cdef double scale = tables.SCALE


@cython.boundscheck(False)
cpdef double length(double x, double y):
    return sqrt(x * x + y * y) * scale
