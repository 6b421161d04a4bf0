package io.casebook.acceptance;

/**
 * A small data package with something of everything.
 */
final class TryPackage {

	private final String name;

	TryPackage(String name) {
		this.name = name;
	}

	String company() {
		return key("alpha");
	}

	String group() {
		return key("group");
	}

	String index() {
		return key("index");
	}

	String source() {
		return key("src");
	}

	/** All of it: sixteen rows. */
	SmallPackage content() {
		String company = company();
		String other = key("omega");
		String source = source();
		return new SmallPackage()
			.table("companies", "key,name,kind,founded,country,seat,industry,summary,sources,flags",
					"%s,Alpha,case,2001,CN,,fintech,\"It says \"\"yes\"\", and\nmore\",%s,odd: Half known"
						.formatted(company, source),
					"%s,Omega,organisation,,,,,It ends,%s,".formatted(other, source))
			.table("names", "key,name,language,kind,from,to", "%s,阿尔法,zh,localised,2001,".formatted(company),
					"%s,Alpha & Sons,en,former,,2005".formatted(company))
			.table("identifiers", "key,scheme,value", "%s,ticker,%s".formatted(company, company.toUpperCase()))
			.table("statements", "company,kind,text,sources", "%s,vision,To be first,%s".formatted(company, source))
			.table("offerings", "key,company,name,kind,date,dateAsStated,note,combines,sources,flags",
					"%s,%s,Wallet,payments,2004,in 2004,,,%s,".formatted(key("wallet"), company, source),
					"%s,%s,Both,payments,,,,%s,%s,".formatted(key("both"), company, key("wallet"), source))
			.table("capabilities", "key,company,statement,sources,flags",
					"%s,%s,It can,%s,".formatted(key("can"), company, source))
			.table("relationships", "from,relation,to,date,note,sources,flags",
					"%s,founded-by,%s,2001,,%s,".formatted(company, other, source))
			.table("groups", "key,title,description,member", "%s,Tries,Both,%s".formatted(group(), other),
					"%s,Tries,Both,%s".formatted(group(), company))
			.table("indices", "key,title,unit,unitLabel,dimension,better,basis,definition,formula",
					"%s,Users,{users},users,count,higher,actual,Who uses it,".formatted(index()))
			.table("observations",
					"company,subject,index,relation,value,unit,period,periodAsStated,status,standing,knownFrom,asStated,"
							+ "missing,sources,flags",
					observation("10.50", "2017"), observation("20", "2018"))
			.table("events",
					"company,subject,date,dateAsStated,kind,title,detail,amount,amountRelation,amountUnit,sources,flags",
					"%s,%s,2004-12,,launch,Wallet opens,To all,8.40,gt,USD,%s#p. 1,".formatted(company, key("wallet"),
							source))
			.sources("""
					{"id":"%s","type":"report","title":"Tries","issued":{"date-parts":[[2019,4]]},
					"custom":{"citationShort":"Tries, 2019"}}""".formatted(source));
	}

	/** A row of a figure. */
	String observation(String value, String period) {
		return "%s,,%s,ge,%s,{users},%s,,reported,normal,2019,,,%s#p. 2; %s,".formatted(company(), index(), value,
				period, source(), "doc");
	}

	String key(String thing) {
		return Run.key(this.name + "-" + thing);
	}

}
