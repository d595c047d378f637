export default (_: { name: string | null }) => null
