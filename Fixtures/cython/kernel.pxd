cpdef double length(double x, double y)
