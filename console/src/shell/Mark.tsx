/** The product's sign. */
export const Mark = () => (
  <svg viewBox="0 0 32 32" width="24" height="24" aria-hidden="true">
    <rect width="32" height="32" rx="8.5" fill="#4f46e5" />
    <path d="M7 11h9a5 5 0 0 1 0 10h-4" fill="none" stroke="#fff" strokeWidth="2.6" strokeLinecap="round" />
    <path
      d="m14.5 17.5-3.6 3.5 3.6 3.5"
      fill="none"
      stroke="#fff"
      strokeWidth="2.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
    <circle cx="24" cy="11" r="2.4" fill="#a5b4fc" />
  </svg>
)
