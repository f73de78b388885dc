cdef int limit
