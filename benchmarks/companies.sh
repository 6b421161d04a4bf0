# What several benchmarks compare: companies with twelve indices, ten events and twelve sources each. Read by them with `.`, after platform.sh.

# make_companies NUMBER: takes them in as a package; again, they are the same.
make_companies() {
	mkdir "$work/package"
	awk -v n="$1" -v dir="$work/package" 'BEGIN {
		print "key,name,kind,founded,country,industry,summary,sources" >(dir "/companies.csv")
		print "key,title,unit,unitLabel,dimension,better,basis" >(dir "/indices.csv")
		print "key,title,description,index" >(dir "/index-sets.csv")
		print "company,index,relation,value,unit,period,status,standing,knownFrom,sources" >(dir "/observations.csv")
		print "company,date,kind,title,detail,sources" >(dir "/events.csv")
		for (i = 1; i <= 12; i++) {
			printf "spread-%02d,Index %d,USD,US$,money,higher,actual\n", i, i >(dir "/indices.csv")
			printf "spread,Twelve indices,Of a benchmark,spread-%02d\n", i >(dir "/index-sets.csv")
		}
		printf "[" >(dir "/sources.json")
		for (c = 1; c <= n; c++) {
			printf "spread-%05d,Spread %d,organisation,%d,CN,fintech,The company number %d of a benchmark,spread-%05d-01\n", c, c, 1980 + c % 25, c, c >(dir "/companies.csv")
			for (i = 1; i <= 12; i++) {
				printf "%s{\"id\":\"spread-%05d-%02d\",\"type\":\"report\",\"title\":\"Report %d on company %d\",\"custom\":{\"citationShort\":\"Report %d.%d\"}}", (c + i > 2) ? "," : "", c, i, i, c, c, i >(dir "/sources.json")
				for (y = 2010; y < 2018; y++)
					printf "spread-%05d,spread-%02d,eq,%d.%d,USD,%d,reported,normal,%d-02-15,spread-%05d-%02d\n", c, i, c * 31 % 997 + i * 1000 + y, (c + i) % 90 + 10, y, y + 1, c, i >(dir "/observations.csv")
			}
			for (e = 1; e <= 10; e++)
				printf "spread-%05d,%d-%02d-%02d,launch,Launch %d of company %d,What it was about in a sentence of ordinary length,spread-%05d-%02d\n", c, 2005 + e, 1 + (c + e) % 12, 1 + c * e % 28, e, c, c, e >(dir "/events.csv")
		}
		printf "]" >(dir "/sources.json")
	}'
	cat >"$work/package/datapackage.json" <<-'JSON'
	{"name":"spread","resources":[{"name":"companies","path":"companies.csv"},{"name":"indices","path":"indices.csv"},{"name":"index-sets","path":"index-sets.csv"},
	{"name":"observations","path":"observations.csv"},{"name":"events","path":"events.csv"},{"name":"sources","path":"sources.json"}]}
	JSON
	(cd "$work/package" && jar -cMf "$work/package.zip" ./*)
	local job
	job=$(curl -fsS -D - -o /dev/null -H "X-API-Key: $key" -H 'Content-Type: application/zip' --data-binary "@$work/package.zip" "$url/api/v1/packages" |
		tr -d '\r' | awk 'tolower($1) == "location:" { print $2 }')
	await_job "${job#"$url"}" | grep -q '"state":"succeeded"' || { echo 'the companies could not be made' >&2; exit 1; }
	database -c 'VACUUM ANALYZE'
}
