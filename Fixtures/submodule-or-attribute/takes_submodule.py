from tools import saw
