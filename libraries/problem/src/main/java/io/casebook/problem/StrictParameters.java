package io.casebook.problem;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.core.MethodParameter;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;

/**
 * Refuses query parameters that the matched controller method does not declare, as
 * {@link RequestParam} or as a component of a record of query parameters, and those given
 * more than once where one value is wanted. A method that takes all of them as a map is
 * left alone. Only controllers of the given package prefix are judged, so that those of
 * libraries keep their own manners.
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
		MultiValueMap<String, String> query = exchange.getRequest().getQueryParams();
		Declared known = this.declared.computeIfAbsent(handlerMethod, Declared::of);
		List<String> unknown = query.keySet().stream().filter((name) -> !known.has(name)).toList();
		if (!unknown.isEmpty()) {
			throw new UnknownParameterException(unknown, known.types().keySet());
		}
		query.forEach((name, values) -> {
			if (values.size() > 1 && known.isSingle(name)) {
				throw ApiProblem.invalidParameter(name, String.join(",", values), "a single value, given once");
			}
		});
	}

	/** The parameters of a method by name, unless it takes any. */
	private record Declared(Map<String, Class<?>> types, boolean any) {

		static Declared of(HandlerMethod method) {
			Map<String, Class<?>> types = new TreeMap<>();
			boolean any = false;
			for (MethodParameter parameter : method.getMethodParameters()) {
				RequestParam request = parameter.getParameterAnnotation(RequestParam.class);
				if (request != null) {
					any |= Map.class.isAssignableFrom(parameter.getParameterType()) && request.name().isEmpty();
					types.put(request.name().isEmpty() ? name(method, parameter) : request.name(),
							parameter.getParameterType());
				}
				else if (QueryRecords.isOne(parameter)) {
					for (RecordComponent component : parameter.getParameterType().getRecordComponents()) {
						types.put(component.getName(), component.getType());
					}
				}
			}
			return new Declared(types, any);
		}

		boolean has(String name) {
			return this.any || this.types.containsKey(name);
		}

		boolean isSingle(String name) {
			Class<?> type = this.types.get(name);
			return type != null && !Collection.class.isAssignableFrom(type) && !type.isArray();
		}

		private static String name(HandlerMethod method, MethodParameter parameter) {
			return method.getMethod().getParameters()[parameter.getParameterIndex()].getName();
		}

	}

}
