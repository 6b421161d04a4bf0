package io.casebook.gateway.page;

import java.util.Arrays;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import io.swagger.v3.oas.annotations.Hidden;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The page that a problem's {@code type} leads to. */
@Hidden
@RestController
@RequestMapping(path = "/problems", produces = MediaType.TEXT_HTML_VALUE)
class ProblemPageController {

	private final PageFiles files;

	ProblemPageController(PageFiles files) {
		this.files = files;
	}

	@GetMapping("/{slug}")
	ResponseEntity<String> problem(@PathVariable String slug) {
		ProblemType type = Arrays.stream(ProblemType.values())
			.filter((each) -> each.slug().equals(slug))
			.findFirst()
			.orElseThrow(() -> new ApiProblem(ProblemType.NOT_FOUND, "There is no kind of problem of this name"));
		String html = """
				<!doctype html>
				<html lang="en">
				<head>
				<meta charset="utf-8">
				<meta name="viewport" content="width=device-width, initial-scale=1">
				<title>%1$s · Casebook</title>
				<link rel="stylesheet" href="%5$s/style/base.css">
				</head>
				<body>
				<main class="text-page">
				<h1>%1$s</h1>
				<p><code>%2$s</code>, answered with status %3$d</p>
				<p>%4$s</p>
				<p><a href="/docs">API reference</a></p>
				</main>
				</body>
				</html>
				""".formatted(HtmlUtils.htmlEscape(type.title()), type.uri(), type.status().value(),
				HtmlUtils.htmlEscape(type.explanation()), this.files.address());
		return ResponseEntity.ok().headers((headers) -> PagePolicy.apply(headers, html)).body(html);
	}

}
