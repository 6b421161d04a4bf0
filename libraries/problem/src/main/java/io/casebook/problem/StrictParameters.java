package io.casebook.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.beans.BeanUtils;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;

/**
 * Refuses query parameters that the matched controller method does not declare, as
 * {@link RequestParam} or as a component of a record bound from the query. A method that
 * takes all of them as a map is left alone. Only controllers of the given package prefix
 * are judged, so that those of libraries keep their own manners.
 */
class StrictParameters extends RequestMappingHandlerMapping {

	private final String packagePrefix;

	private final Map<HandlerMethod, Declared> declared = new ConcurrentHashMap<>();

	StrictParameters(String packagePrefix) {
		this.packagePrefix = packagePrefix;
	}

	@Override
	protected void handleMatch(RequestMappingInfo info, HandlerMethod handlerMethod, ServerWebExchange exchange) {
		super.handleMatch(info, handlerMethod, exchange);
		if (!handlerMethod.getBeanType().getName().startsWith(this.packagePrefix)) {
			return;
		}
		Declared known = this.declared.computeIfAbsent(handlerMethod, Declared::of);
		List<String> unknown = new ArrayList<>(exchange.getRequest().getQueryParams().keySet());
		unknown.removeIf(known::has);
		if (!unknown.isEmpty()) {
			throw new UnknownParameterException(unknown, known.names());
		}
	}

	private record Declared(Set<String> names, boolean any) {

		static Declared of(HandlerMethod method) {
			Set<String> names = new TreeSet<>();
			boolean any = false;
			for (MethodParameter parameter : method.getMethodParameters()) {
				RequestParam request = parameter.getParameterAnnotation(RequestParam.class);
				if (request != null) {
					any |= Map.class.isAssignableFrom(parameter.getParameterType()) && request.name().isEmpty();
					names.add(request.name().isEmpty() ? name(method, parameter) : request.name());
				}
				else if (parameter.getParameterType().isRecord()
						&& !parameter.hasParameterAnnotation(RequestBody.class)) {
					names.addAll(components(parameter.getParameterType()));
				}
			}
			return new Declared(names, any);
		}

		boolean has(String name) {
			return this.any || this.names.contains(name);
		}

		private static String name(HandlerMethod method, MethodParameter parameter) {
			return method.getMethod().getParameters()[parameter.getParameterIndex()].getName();
		}

		private static List<String> components(Class<?> type) {
			return Arrays.stream(BeanUtils.getResolvableConstructor(type).getParameters()).map((component) -> {
				BindParam bind = component.getAnnotation(BindParam.class);
				return (bind != null) ? bind.value() : component.getName();
			}).toList();
		}

	}

}
