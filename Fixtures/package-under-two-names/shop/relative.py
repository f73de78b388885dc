from .__init__ import VERSION
