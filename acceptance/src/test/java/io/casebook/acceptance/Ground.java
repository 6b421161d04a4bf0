package io.casebook.acceptance;

/**
 * What a test's claims and events are about: two companies, an offering of the first, two
 * indices and a source, all of its own.
 *
 * @param name tells it from those of other tests
 */
record Ground(String name) {

	/** Makes all of it. */
	static Ground lay(String name) {
		Ground ground = new Ground(name);
		Curator.create("/api/v1/sources", ground.sourceDocument(ground.source()));
		for (String company : new String[] { ground.company(), ground.other() }) {
			Curator.create("/api/v1/companies", ground.companyDocument(company));
		}
		Curator.create("/api/v1/companies/" + ground.company() + "/offerings", """
				{"key":"%s","name":"Wallet of %s","kind":"payments","sources":["%s"]}""".formatted(ground.offering(),
				name, ground.source()));
		Curator.create("/api/v1/indices", """
				{"key":"%s","title":"Users of %s","unit":"{users}","dimension":"count","better":"higher",
				"basis":"actual"}""".formatted(ground.users(), name));
		Curator.create("/api/v1/indices", """
				{"key":"%s","title":"Worth in %s","unit":"USD","dimension":"money","better":"higher",
				"basis":"actual"}""".formatted(ground.worth(), name));
		return ground;
	}

	String company() {
		return key("acme");
	}

	String other() {
		return key("beta");
	}

	String offering() {
		return key("wallet");
	}

	/** The key of an index counted in {@code {users}}. */
	String users() {
		return key("users");
	}

	/** The key of an index of money. */
	String worth() {
		return key("worth");
	}

	String source() {
		return key("src");
	}

	String key(String thing) {
		return Run.key(this.name + "-" + thing);
	}

	String companyDocument(String key) {
		return """
				{"key":"%1$s","name":"Company %1$s","kind":"case","founded":"2001","country":"CN","summary":"It tries",
				"sources":["%2$s"]}""".formatted(key, source());
	}

	String sourceDocument(String key) {
		return """
				{"key":"%1$s","citationShort":"Try, 2019","csl":{"id":"%1$s","type":"report","title":"Of %1$s",
				"issued":{"date-parts":[[2019]]}}}""".formatted(key);
	}

	/** A claim on the first company's users. */
	String claimDocument(String value, String period) {
		return """
				{"company":"%s","index":"%s","relation":"eq","value":%s,"unit":"{users}","period":"%s",
				"status":"reported","standing":"normal","knownFrom":"2020-05",
				"sources":[{"key":"%s","locator":"p. 7"}]}""".formatted(company(), users(), value, period, source());
	}

	/** An event of the first company. */
	String eventDocument(String title, String date) {
		return """
				{"company":"%s","date":"%s","kind":"milestone","title":"%s","sources":[{"key":"%s"}]}"""
			.formatted(company(), date, title, source());
	}

}
