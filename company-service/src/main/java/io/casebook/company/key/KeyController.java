package io.casebook.company.key;

import java.util.List;

import io.casebook.company.revision.RecordedAsOf;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Internal")
@RestController
@RequestMapping("/internal/keys")
class KeyController {

	private final KeyRepository keys;

	KeyController(KeyRepository keys) {
		this.keys = keys;
	}

	@Operation(operationId = "findKeys",
			summary = "Which of some keys are taken, and by what; those that are not are left out")
	@GetMapping
	Mono<KnownKeys> known(@ParameterObject WantedKeys wanted, @ParameterObject RecordedAsOf recordedAsOf) {
		return this.keys.known(recordedAsOf.state(), wanted.given()).map(KnownKeys::new);
	}

	record KnownKeys(List<KnownKey> known) {
	}

}
