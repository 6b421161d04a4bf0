/**
 * Chinese for what catalogues call things: titles of groups, sets and indices, and units
 * as they are labelled. By their wording, not by their keys, so that a title that is
 * changed is not shown as what it was before.
 *
 * @type {Record<string, string>}
 */
export const terms = {
	'Fintech cases': '金融科技案例',
	'Key indices': '关键指标',

	Valuation: '估值',
	'Consumers served, cumulative over ten years': '十年累计服务消费者',
	'Countries and regions covered': '覆盖的国家和地区',
	'Active users': '活跃用户',
	'Active accounts': '活跃账户',
	'Cumulative users': '累计用户',
	'Assets under management per active user, growth year on year': '活跃用户人均管理资产同比增长',
	'Partner asset managers': '合作资产管理公司',
	'Fund products offered': '所售基金产品',
	'Frequent users, share of active': '高频用户占活跃用户的比例',
	'Credit cards in circulation': '流通中的信用卡',
	'Data processed, peak rate': '数据处理峰值速率',
	'Staff covered': '所覆盖员工的比例',
	'Capital raised, series B': 'B 轮融资额',
	'Credit card users': '信用卡用户',
	'Active users, growth year on year': '活跃用户同比增长',
	'Partner banks': '合作银行',
	'Post offices where accounts can be funded': '可为账户充值的邮局',
	'Market share in P2P lending': 'P2P 借贷市场份额',
	'Outstanding loans': '贷款余额',
	'Expected yield': '预期收益率',
	'Capital sought by listing': '拟通过上市募集的资金',
	'Ecosystem partners': '生态合作伙伴',
	'Capital raised by listing': '上市所募资金',
	'Partner brands': '合作品牌',
	'Merchandise categories': '商品品类',
	'Transactions facilitated, cumulative': '累计促成的交易',

	people: '人',
	'countries and regions': '国家和地区',
	users: '用户',
	accounts: '账户',
	'asset managers': '资产管理公司',
	'fund products': '基金产品',
	cards: '卡',
	banks: '银行',
	'post offices': '邮局',
	partners: '合作伙伴',
	brands: '品牌',
	categories: '品类',
	transactions: '交易',
	years: '年',
	months: '月',
	weeks: '周',
	days: '天',
	hours: '小时',
	minutes: '分钟',
	'sq ft': '平方英尺',
	'm²': '平方米',
	'km²': '平方千米',
	'm³': '立方米',
};

/** What stands between a number and what is counted. @type {Record<string, string>} */
export const measures = {
	'countries and regions': '个', users: '名', accounts: '个', 'asset managers': '家', 'fund products': '只', cards: '张', banks: '家',
	'post offices': '家', partners: '家', brands: '个', categories: '个', transactions: '笔', months: '个',
};
