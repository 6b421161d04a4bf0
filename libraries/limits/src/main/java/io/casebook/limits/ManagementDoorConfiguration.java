package io.casebook.limits;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import reactor.core.publisher.Mono;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.WebFilter;

/**
 * Keeps the application's filters from answering on the management port, which has all of
 * them: those that serve something would serve it there as well.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class ManagementDoorConfiguration {

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	WebFilter managementDoor() {
		return (exchange, chain) -> {
			String path = exchange.getRequest().getPath().value();
			return (path.equals("/actuator") || path.startsWith("/actuator/")) ? chain.filter(exchange)
					: Mono.error(new ApiProblem(ProblemType.NOT_FOUND, ProblemType.NOT_FOUND.explanation()));
		};
	}

}
