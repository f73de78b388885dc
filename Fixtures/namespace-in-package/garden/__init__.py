from .addons import roses
