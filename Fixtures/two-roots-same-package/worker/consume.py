import common.extra
