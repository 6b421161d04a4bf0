package io.casebook.intake;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;

/** Gives controller methods the caller that the filter has noted. */
final class CallerArgument implements HandlerMethodArgumentResolver {

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.getParameterType() == Caller.class;
	}

	@Override
	public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
		@Nullable Object caller = exchange.getAttribute(Caller.ATTRIBUTE);
		return (caller != null) ? Mono.just(caller)
				: Mono.error(() -> new IllegalStateException("An operation that only reads has no caller"));
	}

}
