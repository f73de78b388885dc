import plugins.base
