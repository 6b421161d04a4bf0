package io.casebook.timeline.event;

import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Hidden;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells what would be left without what it refers to, if that were retired. */
@Hidden
@RestController
@RequestMapping("/internal")
class HolderController {

	private final HolderRepository holders;

	HolderController(HolderRepository holders) {
		this.holders = holders;
	}

	@GetMapping("/entities/{key}/holders")
	Mono<Holders> ofEntity(@PathVariable String key) {
		return this.holders.ofEntity(key).map(Holders::of);
	}

	@GetMapping("/sources/{key}/holders")
	Mono<Holders> ofSource(@PathVariable String key) {
		return this.holders.ofSource(key).map(Holders::of);
	}

	/**
	 * Some of those that refer to a thing, none only when nothing does.
	 *
	 * @param holders each as its kind and id
	 */
	record Holders(List<String> holders) {

		static Holders of(List<UUID> events) {
			return new Holders(events.stream().map((id) -> "event " + id).toList());
		}

	}

}
