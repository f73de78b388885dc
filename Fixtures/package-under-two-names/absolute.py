from shop.__init__ import VERSION
