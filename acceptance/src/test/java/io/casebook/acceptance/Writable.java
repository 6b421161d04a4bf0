package io.casebook.acceptance;

import java.util.List;
import java.util.Locale;

import tools.jackson.databind.JsonNode;

/**
 * A kind of thing that curators write, with a document of it, and a change to that.
 */
enum Writable {

	COMPANY("companies", """
			{"key":"%K","name":"Try %K","kind":"case","founded":"2001-05","country":"CN","seat":"Shanghai",
			"industry":"fintech","summary":"It tries","sources":["%S"],
			"names":[{"name":"Try %K","language":"en","kind":"common"},{"name":"试","language":"zh","kind":"localised"}],
			"identifiers":[{"scheme":"ticker","value":"%K"}],
			"distinctions":[{"text":"The first to try","sources":[{"key":"%S"}]}],
			"mottos":[{"kind":"mission","text":"Try","sources":[{"key":"%S"}]}],"flags":[{"code":"tried"}]}""",
			"{\"summary\":\"It tried\",\"seat\":null}"),

	OFFERING("companies/%C/offerings", """
			{"key":"%K","name":"Offer %K","kind":"payments","date":"2004","note":"Said so","sources":[{"key":"%S"}]}""",
			"{\"note\":\"Said otherwise\"}"),

	CAPABILITY("companies/%C/capabilities", """
			{"key":"%K","statement":"It can do %K","sources":[{"key":"%S","locator":"p. 3"}]}""",
			"{\"statement\":\"It cannot\"}"),

	RELATIONSHIP("companies/%C/relationships", """
			{"relation":"partner-of","to":"%B","date":"2013","sources":[{"key":"%S"}]}""",
			"{\"date\":\"2014\",\"note\":\"Later than said\"}"),

	GROUP("groups", """
			{"key":"%K","title":"Group %K","description":"Both","members":["%C","%B"]}""", "{\"members\":[\"%B\"]}"),

	SOURCE("sources", """
			{"key":"%K","citationShort":"%K, 2019","csl":{"id":"%K","type":"report","title":"A report",
			"issued":{"date-parts":[[2019,4]]}}}""", "{\"csl\":{\"title\":\"Another report\"}}"),

	INDEX("indices", """
			{"key":"%K","title":"Index %K","unit":"USD","unitLabel":"US$","dimension":"money","better":"higher",
			"basis":"actual","definition":"As tried"}""", "{\"title\":\"Another title\"}"),

	INDEX_SET("index-sets", """
			{"key":"%K","title":"Set %K","description":"Two of them","indices":["%U","%W"]}""",
			"{\"indices\":[\"%W\",\"%U\"]}"),

	OBSERVATION("observations", """
			{"company":"%C","subject":"%O","index":"%U","relation":"gt","value":1234.50,"unit":"{users}",
			"period":"2017-11","periodAsStated":"in November","status":"estimated","standing":"preferred",
			"knownFrom":"2018-01/2018-07","asStated":"1,234.50","sources":[{"key":"%S","locator":"p. 7"}],
			"flags":[{"code":"odd","note":"Half a user"}]}""", "{\"value\":1234,\"flags\":[]}"),

	EVENT("events", """
			{"company":"%C","subject":"%O","date":"2017-11-11","dateAsStated":"on Singles' Day","kind":"milestone",
			"title":"It is tried","detail":"By many",
			"amount":{"value":8.40,"relation":"approx","unit":"USD"},"sources":[{"key":"%S"}],
			"flags":[{"code":"odd"}]}""", "{\"title\":\"It was tried\",\"amount\":null}");

	private final String collection;

	private final String document;

	private final String change;

	Writable(String collection, String document, String change) {
		this.collection = "/api/v1/" + collection;
		this.document = document;
		this.change = change;
	}

	/** The path of the list of all, to which new ones are posted. */
	String collection(Ground ground) {
		return fill(this.collection, ground);
	}

	/** All that there are. */
	List<JsonNode> listed(Ground ground) {
		return this.collection.contains("%C") ? Platform.items(collection(ground))
				: Platform.walk(collection(ground), 200);
	}

	/** A document that can be posted. */
	String document(Ground ground) {
		return fill(this.document, ground);
	}

	/** A merge patch that changes it. */
	String change(Ground ground) {
		return fill(this.change, ground);
	}

	/** The path of all of its versions. */
	String history(String path) {
		return path + ((this == COMPANY) ? "/revisions" : "/history");
	}

	private String fill(String text, Ground ground) {
		return text.replace("%K", ground.key(name().toLowerCase(Locale.ROOT).replace('_', '-')))
			.replace("%C", ground.company())
			.replace("%B", ground.other())
			.replace("%O", ground.offering())
			.replace("%U", ground.users())
			.replace("%W", ground.worth())
			.replace("%S", ground.source());
	}

}
