/** The baton, changing hands. */
export const Logo = () => (
  <svg className="logo" viewBox="0 0 24 24" aria-hidden="true">
    <path className="a" d="M4.5 19.5 9 15" />
    <path className="b" d="m14 10 5.5-5.5" />
  </svg>
)
