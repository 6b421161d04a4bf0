package io.casebook.gateway.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import io.swagger.v3.oas.annotations.Hidden;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The comparison page and its files. The page is asked for anew each time and names the
 * files by their version; those never change and are kept for a year.
 */
@Hidden
@RestController
class PageController {

	private static final CacheControl KEPT = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

	private final PageFiles files;

	private final PageFile page;

	private final HttpHeaders policy = new HttpHeaders();

	PageController(PageFiles files) throws IOException {
		this.files = files;
		String html = new String(Objects.requireNonNull(files.find("index.html"), "no index.html").plain(),
				StandardCharsets.UTF_8)
			.replace("{{assets}}", files.address());
		this.page = PageFile.of("index.html", html.getBytes(StandardCharsets.UTF_8));
		PagePolicy.apply(this.policy, html);
	}

	/** The query is the state of the page, which only the page reads. */
	@GetMapping("/")
	ResponseEntity<byte[]> page(@RequestParam MultiValueMap<String, String> state, @RequestHeader HttpHeaders request) {
		return answer(this.page, request, CacheControl.noCache());
	}

	@GetMapping("/assets/{version}/{*name}")
	ResponseEntity<byte[]> file(@PathVariable String version, @PathVariable String name,
			@RequestHeader HttpHeaders request) {
		PageFile file = this.files.find(name.substring(1));
		if (file == null || !version.equals(this.files.version())) {
			throw new ApiProblem(ProblemType.NOT_FOUND, "There is no such file of this version of the page");
		}
		return answer(file, request, KEPT);
	}

	private ResponseEntity<byte[]> answer(PageFile file, HttpHeaders request, CacheControl kept) {
		return file.content()
			.answer(ResponseEntity.ok()
				.contentType(file.type())
				.cacheControl(kept)
				.headers((headers) -> headers.putAll(this.policy)), request, this.files.version());
	}

}
