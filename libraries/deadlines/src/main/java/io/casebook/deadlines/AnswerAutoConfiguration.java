package io.casebook.deadlines;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Ends what an answer is made of together with the answer. */
@AutoConfiguration
class AnswerAutoConfiguration {

	@Bean
	AnswerFilter answers() {
		return new AnswerFilter();
	}

}
