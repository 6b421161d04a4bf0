package io.casebook.problem;

import java.net.URI;
import java.util.Locale;

import org.springframework.http.HttpStatus;

/**
 * The kinds of problem that Casebook reports. Each has a page under {@code /problems/}
 * that is made from its title and explanation.
 */
public enum ProblemType {

	/** The request cannot be read. */
	MALFORMED_REQUEST(HttpStatus.BAD_REQUEST, "The request is malformed",
			"The request could not be read as its method and content type demand. Compare it with the API reference."),

	/** A parameter has a value that it cannot have. */
	INVALID_PARAMETER(HttpStatus.BAD_REQUEST, "A parameter has an invalid value",
			"A query parameter is missing or has a value outside of what it accepts. Each entry of errors names the "
					+ "parameter, the value received and what was expected."),

	/** A parameter that the operation does not have. */
	UNKNOWN_PARAMETER(HttpStatus.BAD_REQUEST, "A parameter is unknown",
			"The operation does not have a query parameter of this name. It is refused, because an ignored parameter "
					+ "would make the answer look like something it is not. Each entry of errors names one such parameter."),

	/** A cursor that this operation has not issued. */
	BROKEN_CURSOR(HttpStatus.BAD_REQUEST, "The cursor is broken",
			"A cursor is the value of next in an earlier page of the same list, passed on unchanged. This one is not. "
					+ "Start again without a cursor."),

	/** No valid credentials. */
	UNAUTHORIZED(HttpStatus.UNAUTHORIZED, "Credentials are missing or wrong",
			"The operation needs a key, and the request has none or one that is not valid."),

	/** Valid credentials that do not suffice. */
	FORBIDDEN(HttpStatus.FORBIDDEN, "The key does not allow this",
			"The key is valid, but lacks the scope that the operation needs."),

	/** A key that names nothing. */
	UNKNOWN_KEY(HttpStatus.NOT_FOUND, "The key is unknown",
			"A key in the path or in a parameter names nothing that Casebook holds. Each entry of errors names one such key."),

	/** A path that leads nowhere. */
	NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing at this path",
			"No operation has this path. The API reference under /docs lists those there are."),

	/** A method that the path does not have. */
	METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The method is not allowed here",
			"The path exists, but not with this method. The Allow header lists the methods it has."),

	/** No representation that the client accepts. */
	NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "No acceptable format",
			"The operation has no representation in any of the formats that the Accept header names."),

	/** A position in a stream of changes from which it cannot go on. */
	POSITION_GONE(HttpStatus.GONE, "The position is gone",
			"Changes are kept for some days. What came after this position is kept no more, or the position is one of another "
					+ "installation. Read again what you keep, and follow the changes from there."),

	/** Content that contradicts what is there. */
	CONFLICT(HttpStatus.CONFLICT, "The request conflicts with what is there",
			"What is recorded, or another request that is still being worked on, stands against this one. The detail says "
					+ "what. Nothing was changed."),

	/** A precondition that does not hold. */
	PRECONDITION_FAILED(HttpStatus.PRECONDITION_FAILED, "A precondition does not hold",
			"If-Match names a version that is not the present one, or If-None-Match forbids one that is. Read the present "
					+ "version, apply the change to it, and send it with the version's ETag in If-Match."),

	/** A precondition that the operation needs. */
	PRECONDITION_REQUIRED(HttpStatus.PRECONDITION_REQUIRED, "A precondition is missing",
			"Replacing or retiring something needs If-Match with the ETag of the version that was read, so that nobody "
					+ "else's change is lost unseen."),

	/** More requests than are taken. */
	TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "There are too many requests",
			"More was asked for than is taken at a time. Retry-After says when to try again."),

	/** A body larger than the operation takes. */
	CONTENT_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The content is too large",
			"The body is larger than the operation takes."),

	/** An address that is longer than is read. */
	ADDRESS_TOO_LONG(HttpStatus.URI_TOO_LONG, "The address is too long",
			"The request's address is longer than is read. Ask for fewer keys at a time."),

	/** Headers that are longer than is read. */
	HEADERS_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The headers are too large",
			"The request's headers are longer than is read."),

	/** A content type that the operation does not read. */
	UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The content type is not supported",
			"The operation does not read content of this type."),

	/** Content that can be read and is wrong. */
	INVALID_CONTENT(HttpStatus.UNPROCESSABLE_CONTENT, "The content is invalid",
			"The content could be read, but breaks a rule. Each entry of errors names the place, the value and the rule. "
					+ "Nothing was changed."),

	/** A fault of Casebook's own. */
	INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong",
			"Casebook failed in a way that it did not foresee. The log has the details, under the time of the answer."),

	/** Something needed does not answer. */
	UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Something needed does not answer",
			"A service or database that the answer needs did not answer in time. Retry-After says when to try again."),

	/** Others are writing, and this write's turn has not come. */
	BUSY(HttpStatus.SERVICE_UNAVAILABLE, "Others are writing",
			"Writes take turns, and this one's has not come in time: an import may be under way. Nothing was changed. "
					+ "Retry-After says when to try again.");

	private final HttpStatus status;

	private final String title;

	private final String explanation;

	ProblemType(HttpStatus status, String title, String explanation) {
		this.status = status;
		this.title = title;
		this.explanation = explanation;
	}

	/** The kind of a failure of which only the status is known. */
	static ProblemType of(int status) {
		return switch (HttpStatus.resolve(status)) {
			case UNAUTHORIZED -> UNAUTHORIZED;
			case FORBIDDEN -> FORBIDDEN;
			case NOT_FOUND -> NOT_FOUND;
			case METHOD_NOT_ALLOWED -> METHOD_NOT_ALLOWED;
			case NOT_ACCEPTABLE -> NOT_ACCEPTABLE;
			case CONFLICT -> CONFLICT;
			case PRECONDITION_FAILED -> PRECONDITION_FAILED;
			case PRECONDITION_REQUIRED -> PRECONDITION_REQUIRED;
			case TOO_MANY_REQUESTS -> TOO_MANY_REQUESTS;
			case CONTENT_TOO_LARGE -> CONTENT_TOO_LARGE;
			case URI_TOO_LONG -> ADDRESS_TOO_LONG;
			case REQUEST_HEADER_FIELDS_TOO_LARGE -> HEADERS_TOO_LARGE;
			case UNSUPPORTED_MEDIA_TYPE -> UNSUPPORTED_MEDIA_TYPE;
			case UNPROCESSABLE_CONTENT -> INVALID_CONTENT;
			case SERVICE_UNAVAILABLE, GATEWAY_TIMEOUT, BAD_GATEWAY -> UNAVAILABLE;
			case null, default -> (status >= 400 && status < 500) ? MALFORMED_REQUEST : INTERNAL_ERROR;
		};
	}

	/** The last part of the type's address, such as {@code unknown-key}. */
	public String slug() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** The type as RFC 9457 has it: a reference to the page that explains it. */
	public URI uri() {
		return URI.create("/problems/" + slug());
	}

	public HttpStatus status() {
		return this.status;
	}

	public String title() {
		return this.title;
	}

	/** What the problem means and what to do, for the page under {@link #uri()}. */
	public String explanation() {
		return this.explanation;
	}

}
