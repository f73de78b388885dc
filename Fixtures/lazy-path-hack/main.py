import shop.plugins
import shop.report
import shop.till

print(shop.till.total(), shop.plugins.percent, shop.report.total is shop.till.total)
